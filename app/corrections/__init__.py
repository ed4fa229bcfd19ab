"""Cases that repair an order that went wrong, step by step along a routine."""
