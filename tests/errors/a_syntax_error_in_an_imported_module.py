print("before the import")
import helper_has_bad_syntax
