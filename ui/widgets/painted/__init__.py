"""Pictures of the domain: plain values in, ids of what is chosen out."""
