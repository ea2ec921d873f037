"""Operations on an instrument as values: apply, inverse, serial form, rebase. Pure; nothing here touches a file."""
