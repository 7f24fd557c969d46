"""The words beside values, in every language of the site."""
