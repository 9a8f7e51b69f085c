"""All of an event as one dossier: JSON and a page."""
