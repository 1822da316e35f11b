import subprocess, threading
e = threading.Event()
def w(): subprocess.run(["sleep", "0.2"]); e.set()
threading.Thread(target=w).start(); e.wait()
