"""Messages bound to a person, an order or a case."""
