package org.dectwatch.collector.observe.media;

/**
 * The commonest of many small numbers in three counters (Misra and Gries): right whenever one makes up more than a quarter. Plain
 * fields, since it is touched for each packet.
 */
final class CommonValue {
    private int first;
    private int second;
    private int third;
    private int firstCount;
    private int secondCount;
    private int thirdCount;

    void count(int value) {
        if (value == first && firstCount > 0) {
            firstCount += firstCount < Integer.MAX_VALUE ? 1 : 0;
        } else {
            countRarer(value);
        }
    }

    private void countRarer(int value) {
        if (value == second && secondCount > 0) {
            secondCount++;
            if (secondCount > firstCount) {
                swap();
            }
        } else if (value == third && thirdCount > 0) {
            thirdCount++;
            if (thirdCount > secondCount) {
                turn();
            }
        } else if (firstCount == 0) {
            first = value;
            firstCount = 1;
        } else if (secondCount == 0) {
            second = value;
            secondCount = 1;
        } else if (thirdCount == 0) {
            third = value;
            thirdCount = 1;
        } else {
            firstCount--;
            secondCount--;
            thirdCount--;
        }
    }

    private void swap() {
        int value = first;
        int count = firstCount;
        first = second;
        firstCount = secondCount;
        second = value;
        secondCount = count;
    }

    private void turn() {
        int value = second;
        int count = secondCount;
        second = third;
        secondCount = thirdCount;
        third = value;
        thirdCount = count;
        if (secondCount > firstCount) {
            swap();
        }
    }

    /** The commonest, or what is given when nothing was counted. */
    int orElse(int otherwise) {
        return firstCount > 0 ? first : otherwise;
    }
}
