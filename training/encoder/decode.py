"""The likeliest legal tags."""
import numpy as np


def best_tags(scores, moves, opens):
    """Viterbi: the likeliest tag sequence."""
    back = np.zeros(scores.shape, dtype=np.int64)
    total = opens + scores[0]
    for place in range(1, len(scores)):
        further = total[:, None] + moves
        back[place] = further.argmax(0)
        total = further.max(0) + scores[place]
    tags = np.zeros(len(scores), dtype=np.int64)
    tags[-1] = total.argmax()
    for place in range(len(scores) - 1, 0, -1):
        tags[place - 1] = back[place, tags[place]]
    return tags
