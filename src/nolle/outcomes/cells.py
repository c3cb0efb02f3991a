from nolle.model import OutcomeSaid
def read_disposition(cell: str) -> OutcomeSaid | None:
    return None
