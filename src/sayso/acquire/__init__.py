"""The world to reports: files, folders and streams of JSON lines."""
