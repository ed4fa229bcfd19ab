"""The vault: what the rest of the program may know of the encrypted file and its keys."""
