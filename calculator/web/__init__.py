"""What a browser gets before and around the app: documents, their policy, files, settings."""
