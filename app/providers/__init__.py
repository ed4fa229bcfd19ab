"""Who performs services: providers and the units that receive orders."""
