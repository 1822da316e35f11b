import os
import subprocess
import threading
import time

# Who waits for another program, or reads what it writes, keeps nobody else from going on.
program = subprocess.Popen(["sleep", "20"])
threading.Timer(0.05, program.kill).start()
print(program.wait())

program = subprocess.Popen(["sleep", "20"], stdout=subprocess.PIPE)
threading.Timer(0.05, program.kill).start()
print(program.communicate(), program.returncode)

program = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
lines = []
reader = threading.Thread(target=lambda: lines.extend(program.stdout))
reader.start()
for i in range(3):
    time.sleep(0.01)
    print("line", i, file=program.stdin, flush=True)
program.stdin.close()
reader.join()
print(lines, program.wait())

# A daemon may read for ever; at the end of the program nobody waits for it.
readable, writable = os.pipe()
source = open(readable)
threading.Thread(target=source.readline, daemon=True).start()
time.sleep(0.05)
try:
    subprocess.run(["sleep", "20"], timeout=0.05)
except subprocess.TimeoutExpired:
    print("too late")
