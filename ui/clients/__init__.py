"""Personer: the clients one may see, and everything about the one that is chosen."""
