"""What is known of how names are written: letters, parts, spellings, likeness."""
