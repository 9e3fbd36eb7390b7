package io.earshot.local;

/**
 * The ports of a local system; 0 where none is chosen.
 *
 * @param kafkaController the broker talks to itself there
 * @param elasticsearchTransport for other nodes, of which there are none
 * @param flink Flink's web page
 */
record PortNumbers(int kafka, int kafkaController, int elasticsearch, int elasticsearchTransport, int flink) {
    static final PortNumbers NONE = new PortNumbers(0, 0, 0, 0, 0);
}
