"""What people meet: the window and the command line. Importing this package loads no Qt."""
