from sys import exot
