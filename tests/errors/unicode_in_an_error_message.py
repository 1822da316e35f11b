raise ValueError("线程错误：未知")
