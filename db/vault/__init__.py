"""The encrypted local vault: one SQLCipher file, its two key files, its backups."""
