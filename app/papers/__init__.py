"""Papers for people: what the features know, laid out by the documents, drawn by the printing."""
