"""The program with a window: start, sign in, work, change of user, lock."""
