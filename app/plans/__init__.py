"""How a service is to be performed: the implementation plan."""
