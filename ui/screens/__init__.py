"""Pictures of every page and of the main job, for guides and for those who judge the program."""
