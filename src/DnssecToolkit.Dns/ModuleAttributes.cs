// Room on the stack for names is not cleared first: every use writes before it reads.
[module: System.Runtime.CompilerServices.SkipLocalsInit]
