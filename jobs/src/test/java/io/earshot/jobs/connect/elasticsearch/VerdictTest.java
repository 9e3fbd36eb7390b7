package io.earshot.jobs.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerdictTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            200,,,                                                                  WRITTEN
            201,,,                                                                  WRITTEN
            409, version_conflict_engine_exception, current version [3] is higher,  STALE
            429, es_rejected_execution_exception,   rejected execution,             RETRY
            429, circuit_breaking_exception,        Data too large,                 RETRY
            429, cluster_block_exception,           [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark], DISK_FULL
            408, some_exception,                    slow,                           RETRY
            500, some_exception,                    broken,                         RETRY
            503, unavailable_shards_exception,      primary shard is not active,    RETRY
            504, some_exception,                    slow,                           RETRY
            400, mapper_parsing_exception,          failed to parse,                REJECTED
            400, document_parsing_exception,        failed to parse,                REJECTED
            400, strict_dynamic_mapping_exception,  introduction of [b],            REJECTED
            400, illegal_argument_exception,        Limit of total fields,          REJECTED
            404, index_not_found_exception,         no such index,                  REJECTED
            418, some_exception,                    short and stout,                REJECTED
            403, cluster_block_exception,           [FORBIDDEN/8/index write (api)], FATAL
            403, security_exception,                action is unauthorized,         FATAL
            401, security_exception,                missing credentials,            FATAL
            400, validation_exception,              maximum normal shards open,     FATAL
            """)
    void anAnswerAboutAVersionedDocumentHasOneMeaning(int status, String type, String reason, Verdict verdict) {
        assertThat(Verdict.of(status, type, reason, true)).isEqualTo(verdict);
    }
}
