package io.earshot.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.earshot.jobs", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    /** A job reads mentions from Kafka, never from another job's classes. */
    @ArchTest
    static final ArchRule JOBS_KNOW_NOTHING_OF_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("..jobs.mentions..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..jobs.trends..", "..jobs.care..")
            .andShould()
            .dependOnClassesThat()
            .resideInAnyPackage("..jobs.cli..");

    @ArchTest
    static final ArchRule ONLY_CONNECT_SPEAKS_TO_SERVERS = noClasses()
            .that()
            .resideInAnyPackage("..jobs.mentions..", "..jobs.trends..", "..jobs.care..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector..", "co.elastic..");
}
