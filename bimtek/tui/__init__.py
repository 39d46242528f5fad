"""The screens: home and workspace, and the app that shows them."""
