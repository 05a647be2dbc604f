//! The words of Chinese pages.

use super::Word;

pub(super) fn word(word: Word) -> &'static str {
    match word {
        Word::PressRelease => "新闻稿",
        Word::NewsRelease => "新闻稿",
        Word::MediaAdvisory => "媒体通告",
        Word::Statement => "声明",
        Word::BackgroundNote => "背景资料",
        Word::ForImmediateRelease => "即时发布",
        Word::EmbargoedUntil => "发行限制：不得在{when}之前发表或播出",
        Word::AvailableIn => "其他语文版本",
        Word::Updated => "更新版",
        Word::Corrected => "更正版",
        Word::Withdrawn => "本新闻稿已撤回",
        Word::Replaces => "取代",
        Word::CoOrganizedBy => "协办",
        Word::InPartnershipWith => "合作伙伴",
        Word::KeyPoints => "要点",
        Word::CallToAction => "行动呼吁",
        Word::NotesToEditors => "编者注",
        Word::About => "关于{name}",
        Word::ForMoreInformation => "如需更多信息",
        Word::Telephone => "电话",
        Word::OutOfHours => "非办公时间",
        Word::Email => "电子邮件",
        Word::Languages => "语文",
        Word::Hours => "办公时间",
        Word::MediaAssets => "媒体资料",
        Word::Credit => "摄影",
        Word::Licence => "许可",
        Word::PrintVersion => "印刷版",
        Word::Web => "网站",
        Word::SocialMedia => "社交媒体",
        Word::Footnotes => "脚注",
        Word::QuoteOpen => "“",
        Word::QuoteClose => "”",
        Word::Comma => "，",
        Word::Colon => "：",
        Word::Dash => " —— ",
    }
}
