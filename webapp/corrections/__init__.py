"""People's values in the machine's place, kept on the words they hang on."""
