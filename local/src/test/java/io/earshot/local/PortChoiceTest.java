package io.earshot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.servers.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PortChoiceTest {
    @Test
    void nothingIsChosenTheFirstTime() throws Exception {
        assertThat(PortChoice.choose(PortNumbers.NONE, PortNumbers.NONE)).isEqualTo(PortNumbers.NONE);
    }

    @Test
    void thoseOfTheLastTimeAreTakenAgain() throws Exception {
        List<Integer> free = Ports.free(5);
        PortNumbers last = new PortNumbers(free.get(0), free.get(1), free.get(2), free.get(3), free.get(4));

        assertThat(PortChoice.choose(PortNumbers.NONE, last)).isEqualTo(last);
    }

    @Test
    void butNotWhereSomebodyElseListensNow() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortNumbers last = new PortNumbers(other.getLocalPort(), 0, 0, 0, 0);

            assertThat(PortChoice.choose(PortNumbers.NONE, last).kafka()).isZero();
        }
    }

    @Test
    void onesThatAreToldAreTakenOrRefused() throws Exception {
        int free = Ports.free(1).get(0);
        assertThat(PortChoice.choose(new PortNumbers(0, 0, 0, 0, free), PortNumbers.NONE)
                        .flink())
                .isEqualTo(free);

        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortNumbers told = new PortNumbers(other.getLocalPort(), 0, 0, 0, 0);
            assertThatThrownBy(() -> PortChoice.choose(told, PortNumbers.NONE))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("--kafka-port " + other.getLocalPort());
        }
    }
}
