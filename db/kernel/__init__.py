"""What every table and store of ours stands on."""
