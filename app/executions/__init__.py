"""Services that are being performed under an order."""
