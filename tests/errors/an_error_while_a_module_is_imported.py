print("start")
import helper_breaks_at_import
