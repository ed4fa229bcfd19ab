"""Before anybody works: where the data lies, who one is, the first run, the lock."""
