# expect: none
import threading

threading.Event().wait(0.02)
