"""Whole reports with known truth, in every rendering that was seen in the wild.

forms -> figures -> model -> render_* -> damage; truth goes with the text.
"""
