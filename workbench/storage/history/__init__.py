"""The past as git has it: commits, what each did to which file, and a disposable index of that."""
