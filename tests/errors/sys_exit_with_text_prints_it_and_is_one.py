import sys

print("standard output")
sys.exit("the reason")
