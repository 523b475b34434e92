"""How are incidents shown to people, as files: words, plots, maps, pages? Records in, text out."""
