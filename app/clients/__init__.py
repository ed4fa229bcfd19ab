"""The person who has or applies for services, and those who act for them."""
