"""Changes of the schema, one file each in `versions`, run by `runner`."""
