import atexit

atexit.register(print, "at exit")
try:
    quit()
except SystemExit as e:
    print("quit:", e.code)
try:
    exit(code=4)
except SystemExit as e:
    print("exit:", e.code)
exit("with a message")
