"""The fictive municipality of Ängsholm: invented people, built through the real use cases."""
