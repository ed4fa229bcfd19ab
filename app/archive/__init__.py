"""The journal export: drawn, verified, sealed, and verified again when something is removed."""
