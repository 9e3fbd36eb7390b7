package io.earshot.care;

final class CareReplay {}
