"""How people write dates in English, Russian and Kazakh."""
