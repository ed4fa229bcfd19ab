"""Who may do what, and the log of what they did: once, where use cases begin."""
