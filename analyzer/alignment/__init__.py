"""What is said to be the same across documents: words, similarity, links, claims and their cells, passages.

Made once for a comparison; every contrast reads it. Lexical evidence leads, and nothing is called the same until
names, numbers, dates and negation agree.
"""
