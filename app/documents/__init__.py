"""What papers say: plain values in, blocks out; app.printing draws them."""
